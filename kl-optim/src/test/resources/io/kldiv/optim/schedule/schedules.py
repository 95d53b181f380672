#!/usr/bin/env python3
"""Writes schedules.txt: the values of PyTorch's schedules at steps 0 to 99, a line a case, and the
parameter of SGD under some of them.

Made with Python 3.11 and PyTorch 1.13.0a0 of Debian 12 (python3-torch 1.13.1+dfsg-4):
    python3 schedules.py >schedules.txt
"""
import warnings

import torch
from torch.optim import lr_scheduler as s

warnings.filterwarnings("ignore")  # schedulers are stepped without their optimizers
STEPS = 100


def schedule(name, base, make, key="lr"):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base, momentum=0.9)
    scheduler = make(optimizer)
    values = []
    for _ in range(STEPS):
        values.append(optimizer.param_groups[0][key])
        optimizer.step()
        scheduler.step()
    print(name, *(repr(float(value)) for value in values))


def sgd(name, base, make):
    """f(x) = 1.5 (x - 2)^2 from x = -1; the parameter after each step."""
    x = torch.nn.Parameter(torch.tensor([-1.0], dtype=torch.float64))
    optimizer = torch.optim.SGD([x], lr=base, momentum=0.9)
    scheduler = make(optimizer)
    values = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        (1.5 * (x - 2) ** 2).sum().backward()
        optimizer.step()
        scheduler.step()
        values.append(x.item())
    print(name, *(repr(value) for value in values))


def sequence(o):
    return s.SequentialLR(
        o,
        [
            s.LinearLR(o, start_factor=0.1, total_iters=10),
            s.ExponentialLR(o, gamma=0.9),
            s.CosineAnnealingLR(o, T_max=40, eta_min=0.01),
        ],
        milestones=[10, 60],
    )


def warm_up(o):
    return s.SequentialLR(
        o,
        [s.LinearLR(o, start_factor=0.25, total_iters=8), s.StepLR(o, step_size=20, gamma=0.5)],
        milestones=[8],
    )


one_cycle = lambda o: s.OneCycleLR(o, max_lr=0.1, total_steps=STEPS)
three_phase = lambda o: s.OneCycleLR(
    o, max_lr=0.2, total_steps=STEPS, pct_start=0.25, div_factor=10, final_div_factor=50,
    anneal_strategy="linear", three_phase=True, base_momentum=0.8, max_momentum=0.9)
cyclic = lambda o: s.CyclicLR(o, 0.01, 0.1, step_size_up=7, step_size_down=12)
triangular2 = lambda o: s.CyclicLR(o, 0.01, 0.1, step_size_up=9, mode="triangular2")
exp_range = lambda o: s.CyclicLR(o, 0.01, 0.1, step_size_up=9, mode="exp_range", gamma=0.97)

schedule("step", 0.3, lambda o: s.StepLR(o, step_size=7, gamma=0.6))
schedule("multi-step", 0.3, lambda o: s.MultiStepLR(o, milestones=[20, 50, 51], gamma=0.2))
schedule("exponential", 0.3, lambda o: s.ExponentialLR(o, gamma=0.95))
schedule("linear", 0.3, lambda o: s.LinearLR(o, start_factor=0.2, end_factor=0.9, total_iters=60))
schedule("polynomial", 0.3, lambda o: s.PolynomialLR(o, total_iters=80, power=1.7))
schedule("cosine", 0.3, lambda o: s.CosineAnnealingLR(o, T_max=99, eta_min=0.02))
schedule("restarts", 0.3, lambda o: s.CosineAnnealingWarmRestarts(o, T_0=13, eta_min=0.02))
schedule("growing-restarts", 0.3, lambda o: s.CosineAnnealingWarmRestarts(o, T_0=10, T_mult=3))
schedule("one-cycle", 0.1, one_cycle)
schedule("one-cycle-momentum", 0.1, one_cycle, "momentum")
schedule("three-phase", 0.1, three_phase)
schedule("three-phase-momentum", 0.1, three_phase, "momentum")
schedule("cyclic", 0.1, cyclic)
schedule("cyclic-momentum", 0.1, cyclic, "momentum")
schedule("triangular2", 0.1, triangular2)
schedule("triangular2-momentum", 0.1, triangular2, "momentum")
schedule("exp-range", 0.1, exp_range)
schedule("warm-up", 0.4, warm_up)
schedule("sequence", 0.4, sequence)
sgd("sgd-one-cycle", 0.1, one_cycle)
sgd("sgd-cyclic", 0.1, cyclic)
