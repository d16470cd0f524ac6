"""Forms: one module for each file format that an official fills (a carrier), found through one registry."""
