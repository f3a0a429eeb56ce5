package io.longbox.api.user;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some readers; next is the id to go on after, or null at the end. */
public record UserPage(List<UserView> items, @Nullable UserId next) {}
