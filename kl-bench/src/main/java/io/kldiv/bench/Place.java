package io.kldiv.bench;

import java.nio.file.Path;

/**
 * Where the files of a session are.
 *
 * @param root the project's folder
 * @param temporary a folder for what is gone afterwards
 */
record Place(Path root, Path temporary) {}
