/** Orders over HTTP: what became of them, how they are taken back, their invoices, and what they bring in. */
@NullMarked
package io.longbox.web.order;

import org.jspecify.annotations.NullMarked;
