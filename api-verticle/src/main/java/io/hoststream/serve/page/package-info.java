/**
 * The web page: the files under {@code web/} on the class path, read once and kept in memory with their types, hashes and
 * compressed forms. A request is answered from that map and from nowhere else, so there is no path to climb out of.
 * Scripts and styles lose their comments and indentation on the way in, which is a third of what a browser would be sent.
 * The reference page of the REST contract ({@code reference/} and Swagger UI's files) is served from such a map too.
 */
@NullMarked
package io.hoststream.serve.page;

import org.jspecify.annotations.NullMarked;
