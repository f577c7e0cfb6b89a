/**
 * What is changed about hosts from outside: which groups they are assigned to, and which are taken out of the inventory. {@link
 * io.hoststream.serve.inventory.InventoryDesk} does it for those who may, {@link
 * io.hoststream.serve.inventory.InventoryTopics} is the way to the topics, and {@link
 * io.hoststream.serve.inventory.GroupTable} tells how groups are. Everything belongs to the view's thread.
 */
@NullMarked
package io.hoststream.serve.inventory;

import org.jspecify.annotations.NullMarked;
