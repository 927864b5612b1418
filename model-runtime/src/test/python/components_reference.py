"""Reference figures of PrincipalComponentsTest and TrustworthinessTest: numpy's SVD and scikit-learn's trustworthiness.

Run with numpy and scikit-learn 1.9.1; writes ../resources/projection/components.json.
"""
import json
import pathlib

import numpy as np
from sklearn.manifold import trustworthiness

n, d = 120, 9
i = np.arange(n)[:, None]
k = np.arange(d)[None, :]
rows = (np.sin(i * (k + 1) * 0.37) * (9 - k) + np.cos(i * 0.11) * k).astype(np.float32)
x = rows.astype(np.float64)
x = x - x.mean(axis=0)
u, s, vt = np.linalg.svd(x, full_matrices=False)
places = x @ vt[:3].T
flat = places[:, :2].astype(np.float32)
jumbled = flat[(np.arange(n) * 7) % n]
out = {
    "components": vt[:3].tolist(),
    "shares": (s**2 / (s**2).sum())[:3].tolist(),
    "places": np.abs(places).tolist(),
    "trust": {
        "plane k=5": trustworthiness(rows, flat, n_neighbors=5),
        "plane k=12": trustworthiness(rows, flat, n_neighbors=12),
        "jumbled k=12": trustworthiness(rows, jumbled, n_neighbors=12),
    },
}
(pathlib.Path(__file__).parents[1] / "resources/projection/components.json").write_text(json.dumps(out))
print(out["shares"], out["trust"])
