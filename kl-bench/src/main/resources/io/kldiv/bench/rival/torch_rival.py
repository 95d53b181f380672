"""PyTorch of the system's own Python: the same answers as RivalProcess.java gives, see there."""
import json
import math
import sys
import time

import torch

F = torch.nn.functional


def training(job):
    single = job.get("precision") == "float32"
    rows, features = int(job["rows"]), int(job["features"])
    hidden, outputs = int(job["hidden"]), int(job["outputs"])
    batch, steps = int(job["batch"]), int(job["steps"])
    rate, weight = job["learningRate"], job["weight"]
    shapes = [(rows, features), (rows, outputs), (features, hidden), (hidden,), (hidden, outputs),
              (outputs,)]
    sizes = [math.prod(shape) for shape in shapes]
    whole = torch.from_file(job["file"], size=sum(sizes), dtype=torch.float64)
    parts = [part.reshape(shape) for part, shape in zip(whole.split(sizes), shapes)]
    parts = [part.to(torch.float32 if single else torch.float64, copy=True) for part in parts]
    x, y, first = parts[0], parts[1], parts[2:]
    log_q = (y / y.sum(1, keepdim=True)).log()
    log_k = math.log(outputs)

    def objective(w, begin, end):
        h = torch.relu(torch.addmm(w[1], x[begin:end], w[0]))
        log_p = F.log_softmax(torch.addmm(w[3], h, w[2]), 1)
        p = log_p.exp()
        if job["loss"] == "mse":
            kl = (p * (log_p - log_q[begin:end])).sum() / (end - begin)
            return F.mse_loss(p, y[begin:end]) + weight * kl
        kl = (p * (log_p + log_k)).sum() / (end - begin)
        return -(y[begin:end] * log_p).sum() / (end - begin) + weight * kl

    def run():
        w = [part.clone().requires_grad_() for part in first]
        values, wanted, begin = [], 1, 0
        start = time.perf_counter()
        for step in range(1, steps + 1):
            end = min(begin + batch, rows)
            loss = objective(w, begin, end)
            gradients = torch.autograd.grad(loss, w)
            with torch.no_grad():
                for parameter, gradient in zip(w, gradients):
                    parameter.sub_(gradient, alpha=rate)
            if step == wanted or step == steps:
                values.append(loss.item())
                wanted = wanted * 10 if step == wanted else wanted
            begin = 0 if end == rows else end
        return {"seconds": time.perf_counter() - start, "values": values}

    return run


def uniform(count, seed, begin, width):
    """The numbers of Inputs.java."""
    index = torch.arange(count, dtype=torch.int64)
    mixed = (index * 2654435761 + seed * 1013904223) & 0xFFFFFFFF
    return begin + width * (mixed.to(torch.float64) * 2.0 ** -32)


def probabilities(count, seed):
    values = uniform(count, seed, 0.01, 1)
    return values / values.sum()


def digest(values):
    values = values.to(torch.float64).reshape(-1)
    last = len(values) - 1
    return [values[0].item(), values[last // 2].item(), values[last].item(), values.sum().item()]


def repeated(work, result):
    """Repeats short work until a sample is long enough to be timed; the time is that of one."""
    repetitions = 1

    def run():
        nonlocal repetitions
        start = time.perf_counter()
        for _ in range(repetitions):
            value = work()
        seconds = time.perf_counter() - start
        sample = {"seconds": seconds / repetitions, "values": result(value)}
        if seconds < 0.01:
            repetitions *= 2
        return sample

    return run


def function(job):
    dtype = torch.float32 if job.get("precision") == "float32" else torch.float64
    name, rows, columns = job["function"], int(job["rows"]), int(job["columns"])
    begin, width = (0.001, 10) if name == "log" else (-10, 20)
    x = uniform(rows * columns, 3, begin, width).reshape(rows, columns).to(dtype)
    y = torch.empty_like(x)
    work = {
        "exp": lambda: torch.exp(x, out=y),
        "log": lambda: torch.log(x, out=y),
        "softmax": lambda: torch.softmax(x, 1),
        "log-sum-exp": lambda: torch.logsumexp(x, 1),
    }[name]
    return repeated(work, digest)


def discrete_kl(job):
    p = probabilities(int(job["outcomes"]), 4)
    q = probabilities(int(job["outcomes"]), 5)
    return repeated(lambda: (p * (p / q).log()).sum(), lambda value: [value.item()])


def updates(job):
    count, steps = int(job["parameters"]), int(job["steps"])
    first = uniform(count, 7, 0, 1)
    x = first.clone().requires_grad_()
    x.grad = uniform(count, 6, -0.5, 1)
    optimizer = {
        "sgd": lambda: torch.optim.SGD([x], lr=0.001),
        "adam": lambda: torch.optim.Adam([x], lr=0.001),
        "adamw": lambda: torch.optim.AdamW([x], lr=0.001, weight_decay=0.01),
    }[job["rule"]]()
    optimizer.step()  # makes the state

    def run():
        with torch.no_grad():
            x.copy_(first)
            for state in optimizer.state[x].values():
                if state is not None:
                    state.zero_()
        start = time.perf_counter()
        for _ in range(steps):
            optimizer.step()
        return {"seconds": (time.perf_counter() - start) / steps, "values": digest(x.detach())}

    return run


KINDS = {
    "training": training,
    "function": function,
    "discrete-kl": discrete_kl,
    "updates": updates,
}


def warm_up(task, job):
    end = time.perf_counter() + job["warmSeconds"]
    runs = 0
    while runs < job["warmRuns"] or time.perf_counter() < end:
        task()
        runs += 1


class Process:
    def __init__(self):
        self.task = None

    def answer(self, line):
        verb, _, rest = line.strip().partition(" ")
        if verb == "describe":
            return {"rival": "PyTorch " + torch.__version__}
        if verb == "prepare":
            job = json.loads(rest)
            self.task = None
            if job["kind"] in KINDS:
                self.task = KINDS[job["kind"]](job["settings"])
                warm_up(self.task, job["settings"])
            return {"supported": "false" if self.task is None else "true"}
        if verb == "run":
            return self.task()
        if verb == "release":
            self.task = None
            return {}
        return {"error": "no verb '" + verb + "'"}


def main():
    torch.set_num_threads(int(sys.argv[1]))
    if len(sys.argv) > 2:
        job = json.loads(sys.argv[2])
        print(json.dumps(KINDS[job["kind"]](job["settings"])()))
        return
    process = Process()
    for line in sys.stdin:
        try:
            answer = process.answer(line)
        except Exception as error:  # reported to the other side
            answer = {"error": repr(error)}
        print(json.dumps(answer), flush=True)


main()
