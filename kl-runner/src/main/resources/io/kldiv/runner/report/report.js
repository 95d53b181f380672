// Draws the learning curves of the page from its JSON. Nothing but text nodes and the chart library
// ever writes to the page.
(function () {
  "use strict";

  const data = JSON.parse(document.getElementById("curves").textContent);
  const SCREEN = { width: "auto", height: "auto" };
  const PAPER = { width: 340, height: 165 };
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  function color(name) {
    return getComputedStyle(root).getPropertyValue("--" + name).trim();
  }

  // Numbers that are not finite come as texts; a curve has a gap there.
  function isDrawable(value, log) {
    return typeof value === "number" && (!log || value > 0);
  }

  function points(series, log) {
    return data.at.map((at, i) => [at, isDrawable(series.values[i], log) ? series.values[i] : null]);
  }

  function short(value) {
    if (value === 0) {
      return "0";
    }
    const size = Math.abs(value);
    return size >= 1e-3 && size < 1e5
      ? String(Number(value.toPrecision(5)))
      : value.toExponential().replace(/(\.\d{3})\d+/, "$1");
  }

  function tooltip(items) {
    const box = document.createElement("div");
    const head = box.appendChild(document.createElement("div"));
    head.textContent = data.axis + " " + items[0].value[0].toLocaleString("en");
    for (const item of items) {
      const line = box.appendChild(document.createElement("div"));
      line.style.cssText = "display:flex;gap:18px;justify-content:space-between";
      line.appendChild(document.createElement("span")).textContent = item.seriesName;
      const number = line.appendChild(document.createElement("b"));
      number.textContent = item.value[1] === null ? "–" : short(item.value[1]);
    }
    return box;
  }

  function bestMark() {
    return {
      silent: true,
      symbol: "none",
      animation: false,
      lineStyle: { color: color("muted"), type: "dotted", width: 1 },
      label: { color: color("muted"), formatter: "best", fontSize: 11, distance: 2 },
      data: [{ xAxis: data.best }],
    };
  }

  function line(chart, index, log) {
    const series = chart.series[index];
    const dashed = series.tone === "validation" && chart.series.length > 1;
    return {
      type: "line",
      name: series.name,
      data: points(series, log),
      color: color(series.tone),
      lineStyle: { width: 2, type: dashed ? [6, 3] : "solid" },
      symbol: "circle",
      symbolSize: 6,
      showSymbol: data.at.length === 1,
      emphasis: { disabled: true, scale: false },
      markLine: index === 0 && data.best !== null ? bestMark() : undefined,
    };
  }

  function axis(options) {
    return Object.assign(
      {
        scale: true,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: color("muted"), fontSize: 11, hideOverlap: true },
        splitLine: { lineStyle: { color: color("grid") } },
      },
      options
    );
  }

  function option(chart, log) {
    const first = data.at[0];
    const last = data.at[data.at.length - 1];
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 4, right: 20, top: 22, bottom: 22, containLabel: true },
      tooltip: {
        trigger: "axis",
        confine: true,
        formatter: tooltip,
        backgroundColor: color("card"),
        borderColor: color("line"),
        textStyle: { color: color("text"), fontSize: 12 },
        axisPointer: { lineStyle: { color: color("muted") } },
      },
      xAxis: axis({
        type: "value",
        min: first,
        max: last > first ? last : first + 1,
        minInterval: 1,
        name: data.axis,
        nameLocation: "middle",
        nameGap: 24,
        nameTextStyle: { color: color("muted"), fontSize: 11 },
        splitLine: { show: false },
        axisLine: { lineStyle: { color: color("line") }, onZero: false },
      }),
      yAxis: axis({
        type: log ? "log" : "value",
        splitNumber: 4,
        axisLabel: {
          color: color("muted"),
          fontSize: 11,
          formatter: (value) => short(value),
        },
      }),
      series: chart.series.map((series, i) => line(chart, i, log)),
    };
  }

  function figure(plot) {
    const chart = data.charts[Number(plot.dataset.chart)];
    const button = plot.parentElement.querySelector("button");
    const state = { log: false };
    plot.classList.add("drawn");
    const drawing = echarts.init(plot, null, { renderer: "svg" });
    state.draw = function () {
      drawing.setOption(option(chart, state.log), true);
    };
    // A view box lets the style sheet scale the drawing when it is printed.
    state.fit = function (area) {
      drawing.resize(area);
      const size = "0 0 " + drawing.getWidth() + " " + drawing.getHeight();
      plot.querySelector("svg").setAttribute("viewBox", size);
    };
    if (chart.log && chart.series.some((series) => series.values.some((v) => isDrawable(v, true)))) {
      button.hidden = false;
      button.addEventListener("click", function () {
        state.log = !state.log;
        button.setAttribute("aria-pressed", String(state.log));
        state.draw();
      });
    }
    state.draw();
    state.fit(SCREEN);
    drawing.group = "curves";
    return state;
  }

  const figures = Array.from(document.querySelectorAll(".plot"), figure);
  echarts.connect("curves");

  function each(action, argument) {
    figures.forEach((state) => state[action](argument));
  }

  dark.addEventListener("change", () => each("draw"));
  window.addEventListener("resize", () => each("fit", SCREEN));
  window.addEventListener("beforeprint", function () {
    root.classList.add("print");
    each("draw");
    each("fit", PAPER);
  });
  window.addEventListener("afterprint", function () {
    root.classList.remove("print");
    each("draw");
    each("fit", SCREEN);
  });
})();
