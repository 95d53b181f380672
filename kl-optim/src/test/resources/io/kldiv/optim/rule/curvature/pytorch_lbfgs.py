"""Writes pytorch-lbfgs.csv: training curves of the article's network by PyTorch's L-BFGS.

Made with PyTorch 1.13.1 (Debian 12: python3-torch 1.13.1+dfsg-4) and Python 3.11, float64:

    python3 pytorch_lbfgs.py > pytorch-lbfgs.csv

The data and the initial weights are those of ArticleNetwork.java, so java.util.Random is imitated.
"""

import math

import torch

ROWS, INPUTS, HIDDEN, CLASSES = 1000, 100, 100, 10


class JavaRandom:
    """java.util.Random."""

    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)
        self.spare = None

    def bits(self, count):
        self.state = (self.state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        return self.state >> (48 - count)

    def uniform(self):
        return ((self.bits(26) << 27) + self.bits(27)) * 2.0**-53

    def gaussian(self):
        if self.spare is not None:
            spare, self.spare = self.spare, None
            return spare
        while True:
            x, y = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            square = x * x + y * y
            if 0 < square < 1:
                scale = math.sqrt(-2 * math.log(square) / square)
                self.spare = y * scale
                return x * scale


def network():
    random = JavaRandom(0)
    x = [[random.uniform() for _ in range(INPUTS)] for _ in range(ROWS)]
    y = [[random.uniform() for _ in range(CLASSES)] for _ in range(ROWS)]
    w1 = [[0.05 * random.gaussian() for _ in range(HIDDEN)] for _ in range(INPUTS)]
    bound = math.sqrt(6 / (HIDDEN + CLASSES))
    w2 = [[(2 * random.uniform() - 1) * bound for _ in range(CLASSES)] for _ in range(HIDDEN)]
    weights = [torch.tensor(w1), torch.zeros(HIDDEN), torch.tensor(w2), torch.zeros(CLASSES)]
    return torch.tensor(x), torch.tensor(y), weights


torch.set_default_dtype(torch.float64)
X, Y, INITIAL = network()


def loss(weights):
    w1, b1, w2, b2 = weights
    p = torch.softmax(torch.relu(X @ w1 + b1) @ w2 + b2, dim=1)
    divergence = (p * torch.log(p * Y.sum(1, keepdim=True) / Y)).sum(1).mean()
    return ((p - Y) ** 2).mean() + 0.5 * divergence


def curve(history, iterations, rate, steps):
    weights = [w.clone().requires_grad_() for w in INITIAL]
    optimizer = torch.optim.LBFGS(
        weights,
        lr=rate,
        max_iter=iterations,
        history_size=history,
        line_search_fn="strong_wolfe",
    )

    def closure():
        optimizer.zero_grad()
        value = loss(weights)
        value.backward()
        return value

    for step in range(steps + 1):
        value = optimizer.step(closure)
        print(f"{history},{iterations},{rate},{step},{value.item()!r}")


print("history,iterations,learningRate,step,loss")
curve(10, 1, 1.0, 100)
curve(100, 1, 0.3, 100)
curve(5, 7, 1.0, 15)
