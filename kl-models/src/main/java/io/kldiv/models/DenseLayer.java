package io.kldiv.models;

import io.kldiv.core.graph.Node;

/**
 * A dense layer as it is used in a prediction: outputs = inputs · weight + bias. What K-FAC needs.
 *
 * @param weight a parameter, {@code [in × out]}
 * @param bias a parameter, {@code [out]}, added right after the weight
 * @param inputs what goes in, {@code [batch × in]}
 * @param outputs what comes out, before any activation, {@code [batch × out]}
 */
public record DenseLayer(Node weight, Node bias, Node inputs, Node outputs) {}
