"""Writes pytorch-curves.csv: training curves of the article's network by PyTorch's optimizers.

Made with PyTorch 1.13.1 (Debian 12: python3-torch 1.13.1+dfsg-4) and Python 3.11, float64:

    python3 pytorch_curves.py > pytorch-curves.csv

The data and the initial weights are those of ArticleNetwork.java, so java.util.Random is imitated.
NAdam runs with foreach=True: the single-tensor code of 1.13 multiplies by the momentum twice where
it looks ahead, which later versions have corrected to what foreach does.
"""

import math

import torch

ROWS, INPUTS, HIDDEN, CLASSES = 1000, 100, 100, 10
STEPS, EVERY = 100, 5


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


torch.set_default_dtype(torch.float64)  # also for the scalars in the states of NAdam and ASGD
X, Y, INITIAL = network()


def loss(weights):
    w1, b1, w2, b2 = weights
    p = torch.softmax(torch.relu(X @ w1 + b1) @ w2 + b2, dim=1)
    divergence = (p * torch.log(p * Y.sum(1, keepdim=True) / Y)).sum(1).mean()
    return ((p - Y) ** 2).mean() + 0.5 * divergence


def curve(name, rule, measured=None):
    weights = [w.clone().requires_grad_() for w in INITIAL]
    optimizer = rule(weights)
    values = []
    for step in range(STEPS + 1):
        value = loss(weights)
        if step % EVERY == 0:
            shown = value if measured is None or step == 0 else loss(measured(optimizer, weights))
            values.append(repr(shown.item()))
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
    print(",".join([name] + values))


def average(optimizer, weights):
    return [optimizer.state[w]["ax"] for w in weights]


def main():
    torch.set_num_threads(1)
    o = torch.optim
    curve("gd", lambda w: o.SGD(w, lr=0.01))
    curve("sgd-momentum", lambda w: o.SGD(w, lr=0.05, momentum=0.9, weight_decay=1e-3))
    curve("sgd-nesterov", lambda w: o.SGD(w, lr=0.05, momentum=0.9, nesterov=True))
    curve("momentum", lambda w: o.SGD(w, lr=0.05, momentum=0.9))
    curve("adagrad", lambda w: o.Adagrad(w, lr=0.003))
    curve("adadelta", lambda w: o.Adadelta(w, lr=1.0))
    curve("rmsprop", lambda w: o.RMSprop(w, lr=0.0003))
    curve("rmsprop-momentum", lambda w: o.RMSprop(w, lr=1e-4, momentum=0.5))
    curve("rmsprop-centered", lambda w: o.RMSprop(w, lr=0.0003, centered=True))
    curve("adam", lambda w: o.Adam(w, lr=0.001, weight_decay=1e-3))
    curve("adamw", lambda w: o.AdamW(w, lr=0.001, weight_decay=0.05))
    curve("amsgrad", lambda w: o.Adam(w, lr=0.001, amsgrad=True))
    curve("nadam", lambda w: o.NAdam(w, lr=0.001, foreach=True))
    curve("radam", lambda w: o.RAdam(w, lr=0.001))
    curve("adamax", lambda w: o.Adamax(w, lr=0.001))
    curve("rprop", lambda w: o.Rprop(w, lr=1e-4, step_sizes=(1e-6, 0.01)))
    curve("asgd", lambda w: o.ASGD(w, lr=0.05, lambd=0.01, t0=10))
    curve("asgd-mean", lambda w: o.ASGD(w, lr=0.05, lambd=0.01, t0=10), average)


if __name__ == "__main__":
    main()
