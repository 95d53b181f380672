package io.kldiv.core.objective;

import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import java.util.Optional;

/**
 * One weighted divergence of an objective.
 *
 * @param name the name in metrics and messages, unique in the objective
 * @param perSample the divergence of each sample, {@code [batch]}
 * @param value the divergence D of the batch before it is penalised and weighted, a scalar
 * @param penalised φ(D), what is weighted, a scalar; the same node as {@code value} if φ is the
 *     identity
 * @param weight λ, a scalar input that is set before each run
 * @param level the penalty's level, a scalar input that is set before each run; empty if φ is the
 *     identity
 * @param properties what holds for the divergence
 */
public record Term(
    String name,
    Node perSample,
    Node value,
    Node penalised,
    Node weight,
    Optional<Node> level,
    Properties properties) {}
