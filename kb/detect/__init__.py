"""Is this a known pitfall? Plans, output, runbooks and planned steps held against the detectors of the pitfalls.

One kind of detector, one file. Never keeps or prints a value of a plan: only addresses and the paths of attributes.
"""
