package io.longbox.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columns_line_up_with_names_to_the_left_and_figures_to_the_right() {
        Table table = new Table("name", "/s").row("a", "1").row("longer", "10,000");

        assertThat(table.toString().lines())
                .containsExactly(
                        "| name   |     /s |", "| ------ | -----: |", "| a      |      1 |", "| longer | 10,000 |");
    }

    @Test
    void a_bar_in_a_cell_does_not_end_it() {
        assertThat(new Table("a|b").row("c").toString()).startsWith("| a\\|b |");
    }

    @Test
    void a_row_has_as_many_cells_as_there_are_headings() {
        assertThatThrownBy(() -> new Table("a", "b").row("c")).isInstanceOf(IllegalArgumentException.class);
    }
}
