package io.longbox.web.input;

/**
 * A record of texts that is filled from the query string, each component by the parameter of its name; null if it is
 * missing. Other than Spring's own binding this reads no body, and no annotations at each request: those that describe many
 * parameters cost more than the answer.
 */
public interface QueryString {}
