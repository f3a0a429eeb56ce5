package io.longbox.web;

import io.longbox.api.Refusal;
import io.longbox.api.audit.EventPage;
import io.longbox.api.audit.ExplainPlace;
import io.longbox.api.audit.FairnessReport;
import io.longbox.api.audit.FindFairness;
import io.longbox.api.audit.ListEvents;
import io.longbox.api.audit.PlaceExplanation;
import io.longbox.api.cart.CartRequestView;
import io.longbox.api.cart.CartView;
import io.longbox.api.cart.CheckOut;
import io.longbox.api.cart.ClearCart;
import io.longbox.api.cart.FindCart;
import io.longbox.api.cart.FindCartRequest;
import io.longbox.api.cart.FindRequestTerms;
import io.longbox.api.cart.ReduceItem;
import io.longbox.api.cart.RemoveItem;
import io.longbox.api.cart.RequestItem;
import io.longbox.api.cart.RequestTerms;
import io.longbox.api.cart.StartCheckout;
import io.longbox.api.catalog.AdjustStock;
import io.longbox.api.catalog.CreateProduct;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.FindProducts;
import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.FoundProducts;
import io.longbox.api.catalog.PauseLine;
import io.longbox.api.catalog.ProductPage;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.catalog.RemoveCover;
import io.longbox.api.catalog.ResumeLine;
import io.longbox.api.catalog.SearchProducts;
import io.longbox.api.catalog.SetCover;
import io.longbox.api.catalog.SetSaleTerms;
import io.longbox.api.catalog.StockView;
import io.longbox.api.catalog.UpdateProduct;
import io.longbox.api.catalog.WithdrawProduct;
import io.longbox.api.chapter.AppendPage;
import io.longbox.api.chapter.ChapterPage;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.CreateChapter;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.chapter.FindLastChapter;
import io.longbox.api.chapter.FindNavigation;
import io.longbox.api.chapter.FindPage;
import io.longbox.api.chapter.ListChapters;
import io.longbox.api.chapter.ListPages;
import io.longbox.api.chapter.NavigationView;
import io.longbox.api.chapter.PagesView;
import io.longbox.api.chapter.PutPage;
import io.longbox.api.chapter.RemovePage;
import io.longbox.api.chapter.ReplacePages;
import io.longbox.api.chapter.UpdateChapter;
import io.longbox.api.chapter.WithdrawChapter;
import io.longbox.api.media.StoredImage;
import io.longbox.api.notification.FindInbox;
import io.longbox.api.notification.InboxView;
import io.longbox.api.notification.ListNotifications;
import io.longbox.api.notification.MarkAllRead;
import io.longbox.api.notification.MarkRead;
import io.longbox.api.notification.NotificationPage;
import io.longbox.api.ops.CancelRebuild;
import io.longbox.api.ops.FindRebuild;
import io.longbox.api.ops.ListSagas;
import io.longbox.api.ops.ListViews;
import io.longbox.api.ops.RebuildReport;
import io.longbox.api.ops.SagaPage;
import io.longbox.api.ops.StartRebuild;
import io.longbox.api.ops.Views;
import io.longbox.api.order.AcceptReturn;
import io.longbox.api.order.CancelOrder;
import io.longbox.api.order.FindOrder;
import io.longbox.api.order.FindOrderTimeline;
import io.longbox.api.order.FindRevenue;
import io.longbox.api.order.ListOrders;
import io.longbox.api.order.OrderPage;
import io.longbox.api.order.OrderTimeline;
import io.longbox.api.order.OrderView;
import io.longbox.api.order.RefundOrder;
import io.longbox.api.order.RejectReturn;
import io.longbox.api.order.RequestReturn;
import io.longbox.api.order.RequestShipment;
import io.longbox.api.order.Revenue;
import io.longbox.api.plan.ChangePlan;
import io.longbox.api.plan.CreatePlan;
import io.longbox.api.plan.FindPlan;
import io.longbox.api.plan.ListPlans;
import io.longbox.api.plan.PlanPage;
import io.longbox.api.plan.PlanView;
import io.longbox.api.plan.RetirePlan;
import io.longbox.api.reading.AccessView;
import io.longbox.api.reading.Bookmarks;
import io.longbox.api.reading.ContinueReading;
import io.longbox.api.reading.FindAccess;
import io.longbox.api.reading.FindReading;
import io.longbox.api.reading.FindUnlock;
import io.longbox.api.reading.ListUnlocks;
import io.longbox.api.reading.ReadingHistory;
import io.longbox.api.reading.ReadingPage;
import io.longbox.api.reading.ReadingView;
import io.longbox.api.reading.RecordProgress;
import io.longbox.api.reading.RequestUnlock;
import io.longbox.api.reading.UnlockPage;
import io.longbox.api.reading.UnlockView;
import io.longbox.api.shipping.AdvanceShipment;
import io.longbox.api.shipping.ChangeShippingMethod;
import io.longbox.api.shipping.CreateShippingMethod;
import io.longbox.api.shipping.FindShipment;
import io.longbox.api.shipping.FindShippingMethod;
import io.longbox.api.shipping.ListShipments;
import io.longbox.api.shipping.ListShippingMethods;
import io.longbox.api.shipping.RetireShippingMethod;
import io.longbox.api.shipping.ShipmentView;
import io.longbox.api.shipping.Shipments;
import io.longbox.api.shipping.ShippingMethodPage;
import io.longbox.api.shipping.ShippingMethodView;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.AddressBookView;
import io.longbox.api.user.CancelSubscription;
import io.longbox.api.user.DeductPoints;
import io.longbox.api.user.EarnPoints;
import io.longbox.api.user.FindAddresses;
import io.longbox.api.user.FindPointsLedger;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.ListUsers;
import io.longbox.api.user.PointsLedgerPage;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.ReinstateUser;
import io.longbox.api.user.RemoveAddress;
import io.longbox.api.user.SaveAddress;
import io.longbox.api.user.SetPoints;
import io.longbox.api.user.Subscribe;
import io.longbox.api.user.SuspendUser;
import io.longbox.api.user.UpdateUser;
import io.longbox.api.user.UserPage;
import io.longbox.api.user.UserView;
import io.longbox.api.waitlist.FindLine;
import io.longbox.api.waitlist.FindPlace;
import io.longbox.api.waitlist.LeaveWaitlist;
import io.longbox.api.waitlist.LinePage;
import io.longbox.api.waitlist.LineView;
import io.longbox.api.waitlist.ListLine;
import io.longbox.api.waitlist.ListPlaces;
import io.longbox.api.waitlist.PlacePage;
import io.longbox.api.waitlist.PlaceView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;

/** A store of canned answers behind Axon's real in-process buses. A message nobody expected fails. */
public class FakeStore {

    private static final List<Class<?>> COMMANDS = List.of(
            RegisterUser.class,
            UpdateUser.class,
            SuspendUser.class,
            ReinstateUser.class,
            AddPoints.class,
            DeductPoints.class,
            SetPoints.class,
            EarnPoints.class,
            Subscribe.class,
            CancelSubscription.class,
            CreatePlan.class,
            ChangePlan.class,
            RetirePlan.class,
            CreateProduct.class,
            UpdateProduct.class,
            WithdrawProduct.class,
            SetCover.class,
            RemoveCover.class,
            CreateChapter.class,
            UpdateChapter.class,
            WithdrawChapter.class,
            ReplacePages.class,
            PutPage.class,
            AppendPage.class,
            RemovePage.class,
            ReceiveStock.class,
            AdjustStock.class,
            RequestItem.class,
            ReduceItem.class,
            RemoveItem.class,
            ClearCart.class,
            StartCheckout.class,
            CheckOut.class,
            CancelOrder.class,
            RequestReturn.class,
            AcceptReturn.class,
            RejectReturn.class,
            RefundOrder.class,
            LeaveWaitlist.class,
            PauseLine.class,
            ResumeLine.class,
            SetSaleTerms.class,
            MarkRead.class,
            MarkAllRead.class,
            RequestUnlock.class,
            RecordProgress.class,
            CreateShippingMethod.class,
            ChangeShippingMethod.class,
            RetireShippingMethod.class,
            RequestShipment.class,
            AdvanceShipment.class,
            SaveAddress.class,
            RemoveAddress.class,
            StartRebuild.class,
            CancelRebuild.class);
    private static final Map<Class<?>, Class<?>> QUERIES = Map.ofEntries(
            Map.entry(FindUser.class, UserView.class),
            Map.entry(ListUsers.class, UserPage.class),
            Map.entry(FindPointsLedger.class, PointsLedgerPage.class),
            Map.entry(FindPlan.class, PlanView.class),
            Map.entry(ListPlans.class, PlanPage.class),
            Map.entry(FindProduct.class, ProductView.class),
            Map.entry(SearchProducts.class, ProductPage.class),
            Map.entry(FindChapter.class, ChapterView.class),
            Map.entry(ListChapters.class, ChapterPage.class),
            Map.entry(FindLastChapter.class, ChapterView.class),
            Map.entry(FindNavigation.class, NavigationView.class),
            Map.entry(ListPages.class, PagesView.class),
            Map.entry(FindPage.class, StoredImage.class),
            Map.entry(FindAccess.class, AccessView.class),
            Map.entry(FindStock.class, StockView.class),
            Map.entry(FindCart.class, CartView.class),
            Map.entry(FindCartRequest.class, CartRequestView.class),
            Map.entry(FindRequestTerms.class, RequestTerms.class),
            Map.entry(FindOrder.class, OrderView.class),
            Map.entry(ListOrders.class, OrderPage.class),
            Map.entry(FindOrderTimeline.class, OrderTimeline.class),
            Map.entry(FindRevenue.class, Revenue.class),
            Map.entry(ListShipments.class, Shipments.class),
            Map.entry(FindShippingMethod.class, ShippingMethodView.class),
            Map.entry(ListShippingMethods.class, ShippingMethodPage.class),
            Map.entry(FindLine.class, LineView.class),
            Map.entry(FindPlace.class, PlaceView.class),
            Map.entry(ListLine.class, LinePage.class),
            Map.entry(ListPlaces.class, PlacePage.class),
            Map.entry(FindInbox.class, InboxView.class),
            Map.entry(ListNotifications.class, NotificationPage.class),
            Map.entry(FindFairness.class, FairnessReport.class),
            Map.entry(ExplainPlace.class, PlaceExplanation.class),
            Map.entry(ListEvents.class, EventPage.class),
            Map.entry(ListSagas.class, SagaPage.class),
            Map.entry(ListViews.class, Views.class),
            Map.entry(FindRebuild.class, RebuildReport.class),
            Map.entry(FindUnlock.class, UnlockView.class),
            Map.entry(ListUnlocks.class, UnlockPage.class),
            Map.entry(FindReading.class, ReadingView.class),
            Map.entry(ReadingHistory.class, ReadingPage.class),
            Map.entry(ContinueReading.class, Bookmarks.class),
            Map.entry(FindProducts.class, FoundProducts.class),
            Map.entry(FindShipment.class, ShipmentView.class),
            Map.entry(FindAddresses.class, AddressBookView.class));

    private final SimpleCommandBus commandBus = SimpleCommandBus.builder().build();
    private final SimpleQueryBus queryBus = SimpleQueryBus.builder().build();
    private final Map<Class<?>, Function<Object, Object>> answers = new ConcurrentHashMap<>();
    private final List<Object> sent = new CopyOnWriteArrayList<>();
    private final List<Object> asked = new CopyOnWriteArrayList<>();

    public FakeStore() {
        COMMANDS.forEach(type -> commandBus.subscribe(type.getName(), message -> {
            sent.add(message.getPayload());
            return answer(message.getPayload());
        }));
        QUERIES.forEach((query, answer) -> queryBus.subscribe(query.getName(), answer, message -> {
            asked.add(message.getPayload());
            return answer(message.getPayload());
        }));
    }

    public CommandGateway commandGateway() {
        return DefaultCommandGateway.builder().commandBus(commandBus).build();
    }

    public QueryGateway queryGateway() {
        return DefaultQueryGateway.builder().queryBus(queryBus).build();
    }

    /** What a message is answered; the function may throw. */
    public <M> void answer(Class<M> message, Function<M, ?> answer) {
        answers.put(message, payload -> {
            Object result = answer.apply(message.cast(payload));
            return result == null ? Nothing.NOTHING : result;
        });
    }

    public <M> void refuse(Class<M> message, Refusal.Code code, String detail) {
        refuse(message, new Refusal(code, detail));
    }

    public <M> void refuse(Class<M> message, Refusal refusal) {
        answer(message, ignored -> {
            throw new CommandExecutionException("refused", null, refusal);
        });
    }

    /** Tells subscribers that a query's answer changed. */
    public <Q> void announce(Q query, Object answer) {
        queryBus.queryUpdateEmitter().emit(query.getClass(), query::equals, answer);
    }

    public int subscriptions() {
        return queryBus.queryUpdateEmitter().activeSubscriptions().size();
    }

    public List<Object> sent() {
        return sent;
    }

    /** The queries that were asked, of one kind. */
    public <Q> List<Q> asked(Class<Q> query) {
        return asked.stream().filter(query::isInstance).map(query::cast).toList();
    }

    /** Breaks off all subscriptions, as the other side does when it goes away. */
    public void loseSubscribers() {
        queryBus.queryUpdateEmitter().completeExceptionally(query -> true, new IllegalStateException("gone"));
    }

    public <C> C theOnly(Class<C> command) {
        List<C> found =
                sent.stream().filter(command::isInstance).map(command::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one " + command.getSimpleName() + " but saw " + sent);
        }
        return found.get(0);
    }

    public void reset() {
        answers.clear();
        sent.clear();
        asked.clear();
    }

    private Object answer(Object message) {
        Function<Object, Object> answer = answers.get(message.getClass());
        if (answer == null) {
            throw new IllegalStateException("nobody expected " + message);
        }
        Object result = answer.apply(message);
        return result == Nothing.NOTHING ? null : result;
    }

    private enum Nothing {
        NOTHING
    }
}
