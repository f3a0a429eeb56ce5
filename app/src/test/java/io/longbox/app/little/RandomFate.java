package io.longbox.app.little;

import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Things happen in any order, and some of them go wrong. */
public final class RandomFate implements Fate {

    /** What goes wrong on the way, in percent. */
    public record Trouble(int lost, int twice, int setBack) {}

    private final Random random;
    private final Trouble trouble;
    private final UnaryOperator<@Nullable Object> plantedBug;

    /**
     * @param plantedBug changes a command before it arrives, or answers null to let it vanish for good; the identity for
     *     a store without a planted bug
     */
    public RandomFate(long seed, Trouble trouble, UnaryOperator<@Nullable Object> plantedBug) {
        this.random = new Random(seed);
        this.trouble = trouble;
        this.plantedBug = plantedBug;
    }

    @Override
    public int choose(int things) {
        return random.nextInt(things);
    }

    @Override
    public Arrival arrivalOf(Object command) {
        int dice = random.nextInt(100);
        if (dice < trouble.lost()) {
            return Arrival.LOST;
        }
        return dice < trouble.lost() + trouble.twice() ? Arrival.TWICE : Arrival.ONCE;
    }

    @Override
    public int setBack() {
        return random.nextInt(100) < trouble.setBack() ? random.nextInt(30) : 0;
    }

    @Override
    public @Nullable Object changed(Object command) {
        return plantedBug.apply(command);
    }
}
