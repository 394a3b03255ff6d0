"""Lineage as it is looked at: clusters, trees, rings and circular reporting."""
