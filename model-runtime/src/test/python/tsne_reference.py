"""Makes ../resources/projection/tsne.json: what scikit-learn makes of the points of ReferenceFigures and of the digits.

    python3 tsne_reference.py > ../resources/projection/tsne.json

p: _joint_probabilities_nn of 12 neighbours, perplexity 4, each as [row, column, value], above the
diagonal; trustworthiness: of TSNE's defaults with init='pca' on load_digits(), 12 neighbours.
"""
import json
import math
import sys

import numpy as np
import sklearn
from sklearn.datasets import load_digits
from sklearn.manifold import TSNE, trustworthiness
from sklearn.manifold._t_sne import _joint_probabilities_nn
from sklearn.neighbors import NearestNeighbors

rows = np.array(
    [[math.sin(i * (k + 1) * 0.37) * (9 - k) + math.cos(i * 0.11) * k for k in range(9)] for i in range(120)],
    dtype=np.float32,
)
graph = NearestNeighbors(n_neighbors=12).fit(rows).kneighbors_graph(mode="distance")
graph.data **= 2
p = _joint_probabilities_nn(graph, 4, 0).tocoo()
digits = load_digits().data.astype(np.float32)
laid = TSNE(init="pca", random_state=0).fit_transform(digits)
json.dump(
    {
        "sklearn": sklearn.__version__,
        "p": [[int(i), int(j), float(f"{v:.9g}")] for i, j, v in zip(p.row, p.col, p.data) if i < j],
        "trustworthiness": round(float(trustworthiness(digits, laid, n_neighbors=12)), 6),
    },
    sys.stdout,
)
