package io.kldiv.core.objective;

import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;

/**
 * One weighted divergence of an objective.
 *
 * @param name the name in metrics and messages, unique in the objective
 * @param perSample the divergence of each sample, {@code [batch]}
 * @param value the divergence of the batch before it is weighted, a scalar
 * @param weight λ, a scalar input that is set before each run
 * @param properties what holds for the divergence
 */
public record Term(String name, Node perSample, Node value, Node weight, Properties properties) {}
