package io.longbox.api.user;

/** What can happen to a reader's account. */
public sealed interface UserEvent
        permits UserRegistered,
                UserUpdated,
                UserSuspended,
                UserReinstated,
                PointsAdded,
                PointsDeducted,
                PointsSet,
                PointsSpent,
                SpendRefused,
                SpendReversed,
                SpendNotReversed,
                PointsEarned,
                PointsSettled,
                SubscriptionStarted,
                SubscriptionRenewed,
                SubscriptionPrepaid,
                SubscriptionSwitched,
                SubscriptionCancelled,
                SubscriptionResumed,
                SubscriptionEnded,
                AddressSaved,
                AddressRemoved {

    UserId user();
}
