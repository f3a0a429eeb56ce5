package io.longbox.web.cart;

import io.swagger.v3.oas.annotations.media.Schema;

/** Nothing needs to be said to begin to pay. */
@Schema(name = "BeginInput", example = "{}")
record BeginInput() {}
