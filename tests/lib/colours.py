"""colours.py -- how far apart colours are for those who do not see all: Machado, Oliveira and Fernandes 2009, CIE 1976"""
import itertools

# Severity 1.0, in linear RGB (table 1 of the paper).
SEEN = {
    'normal': ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    'protan': ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    'deutan': ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    'tritan': ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)


def times(matrix, v):
    return [sum(a * b for a, b in zip(row, v)) for row in matrix]


def lab(colour, kind):
    rgb = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    seen = [min(1, max(0, c)) for c in times(SEEN[kind], linear)]
    x, y, z = [t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (c / w for c, w in zip(times(XYZ, seen), WHITE))]
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distances(colours):
    """{(kind of sight, name, name): CIE76 distance} of {name: '#rrggbb'}."""
    return {(kind, a, b): sum((p - q) ** 2 for p, q in zip(lab(colours[a], kind), lab(colours[b], kind))) ** 0.5
            for kind in SEEN for a, b in itertools.combinations(colours, 2)}
