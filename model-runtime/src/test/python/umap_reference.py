"""Reference figures of UmapGraphTest: a plain numpy UMAP graph of scikit-learn's digits, and numpy's eigenvectors of it.

Run with numpy, scipy 1.17.1 and scikit-learn 1.9.1; writes ../resources/projection/umap.json and copies scikit-learn's digits
(Alpaydin and Kaynak, "Optical Recognition of Handwritten Digits", UCI, CC BY 4.0) there. The formulas are those of McInnes,
Healy, Melville 2018, the details (a neighbourhood of 15 holds its own middle; the least sigma) those of umap-learn 0.5, written
anew here.
"""
import json
import pathlib
import shutil

import numpy as np
import sklearn
from scipy.optimize import brentq, curve_fit

K = 15
SHOWN = 100  # points whose strengths are kept
folder = pathlib.Path(__file__).parents[1] / "resources/projection"
source = pathlib.Path(sklearn.__file__).parent / "datasets/data/digits.csv.gz"
shutil.copy(source, folder / "digits.csv.gz")
x = np.loadtxt(source, delimiter=",")[:, :64]
n = len(x)

square = (x**2).sum(1)[:, None] + (x**2).sum(1)[None, :] - 2 * x @ x.T  # whole numbers: exact
np.fill_diagonal(square, np.inf)
near = np.argsort(square, axis=1, kind="stable")[:, : K - 1]
distance = np.sqrt(np.take_along_axis(square, near, 1))

p = np.zeros((n, n))
for i in range(n):
    above = np.maximum(0, distance[i] - distance[i][distance[i] > 0].min())
    sigma = brentq(lambda s: np.exp(-above / s).sum() - np.log2(K), 1e-3, 1e3, xtol=1e-12)
    sigma = max(sigma, 1e-3 * distance[i].sum() / K)
    p[i, near[i]] = np.exp(-above / sigma)
w = p + p.T - p * p.T
degree = w.sum(1)
value, vector = np.linalg.eigh(np.eye(n) - w / np.sqrt(degree[:, None] * degree[None, :]))
assert value[1] > 1e-6, "one component"


def curve(d, a, b):
    return 1 / (1 + a * d ** (2 * b))


curves = []
for least, spread in [(0.1, 1), (0, 1), (0.01, 1), (0.25, 1), (0.5, 1), (0.8, 1), (1, 1), (0.1, 0.5), (0.5, 3)]:
    d = np.linspace(0, 3 * spread, 300)
    wanted = np.where(d < least, 1, np.exp(-(d - least) / spread))
    (a, b), _ = curve_fit(curve, d, wanted, ftol=1e-14, xtol=1e-14, gtol=1e-14)
    curves.append([least, spread, a, b])

short = lambda numbers: [float(f"{v:.9g}") for v in np.ravel(numbers)]
out = {
    "curves": curves,
    "strengths": short(np.take_along_axis(p, near, 1)[:SHOWN]),
    "edges": int((w > 0).sum()),
    "union": short(w.sum(1)),
    "values": value[1:5].tolist(),
    "vectors": [short(vector[:, j]) for j in (1, 2, 3)],
}
(folder / "umap.json").write_text(json.dumps(out, separators=(",", ":")) + "\n")
print(curves, out["values"], out["edges"])
