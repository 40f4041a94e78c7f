"""Pure rules of Zona Integritas: values in, values out. No clock, no disk, no network."""
