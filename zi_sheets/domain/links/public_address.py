"""Which internet addresses are public. What is not is never contacted, whatever name leads there."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network

_IN_USE = IPv6Network("2000::/3")  # what IANA gives out at all
_NOT_TO_ANYBODY = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # IETF's own; Teredo, which hides an IPv4 address
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4, which hides an IPv4 address
            "3fff::/20",  # documentation, since 2024
        ),
    )
)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Not loopback, private, link-local, shared, multicast, reserved or documentation, nor a way around to these."""
    if isinstance(address, IPv4Address):
        return address.is_global and not (address.is_multicast or address.is_reserved)
    if address.ipv4_mapped:
        return is_public(address.ipv4_mapped)
    return address in _IN_USE and not any(address in network for network in _NOT_TO_ANYBODY)
