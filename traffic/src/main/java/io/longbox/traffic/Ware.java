package io.longbox.traffic;

/**
 * A product of a shop run.
 *
 * @param number from 1, within the run
 * @param id in the store
 * @param title what it is called
 * @param price of one copy, in cents
 * @param received copies delivered
 */
record Ware(int number, String id, String title, long price, long received) {

    String about() {
        return "product " + number + " (" + id + ")";
    }
}
