/** How commands travel: refusals, retries, and sending from processes. */
@NullMarked
package io.longbox.runtime.command;

import org.jspecify.annotations.NullMarked;
