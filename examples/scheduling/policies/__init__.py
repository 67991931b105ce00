"""The policies, one a file; none knows another."""
