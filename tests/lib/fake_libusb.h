/*
 * fake_libusb.h -- a libusb whose transfers come back when the test says so
 *
 * It holds each transfer until come_back() and deliver(), and stops the test where the real one would be undefined: a
 * handle closed within a callback or under a flying transfer, a transfer submitted twice.  Devices are those of
 * fake.device that have a vendor.  To be included once, behind transport_usb.c and cmocka.h.
 */
#ifndef TESTS_LIB_FAKE_LIBUSB_H
#define TESTS_LIB_FAKE_LIBUSB_H

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

struct libusb_device {
	uint16_t vendor, product;
	uint8_t ports[2];
	bool absent;
	int open_error, claim_error;
};

struct libusb_device_handle {
	struct libusb_device *device;
};

static struct {
	struct libusb_device device[3];
	struct libusb_transfer *flying[16], *done[16];
	size_t n_flying, n_done;
	unsigned closes, claims, releases, halts_cleared;
	bool hold_cancelled, in_callback;
	int fd;
	uint8_t said[8][LIBUSB_CONTROL_SETUP_SIZE + OUT_MAX];
	size_t n_said;
	libusb_hotplug_callback_fn hotplug;
} fake;

static void
come_back(struct libusb_transfer *transfer, enum libusb_transfer_status status)
{
	transfer->status = status;
	for (size_t i = 0; i < fake.n_flying; i++)
		if (fake.flying[i] == transfer) {
			memmove(&fake.flying[i], &fake.flying[i + 1], (--fake.n_flying - i) * sizeof(fake.flying[0]));
			fake.done[fake.n_done++] = transfer;
			eventfd_write(fake.fd, 1);
			return;
		}
	fail_msg("a transfer that does not fly cannot come back");
}

static void
deliver(void)
{
	eventfd_t n;

	eventfd_read(fake.fd, &n);
	while (fake.n_done > 0) {
		struct libusb_transfer *transfer = fake.done[0];

		memmove(&fake.done[0], &fake.done[1], --fake.n_done * sizeof(fake.done[0]));
		fake.in_callback = true;
		transfer->callback(transfer);
		fake.in_callback = false;
	}
}

int
libusb_init(libusb_context **ret)
{
	*ret = (libusb_context *)(void *)&fake; /* never looked into */
	return 0;
}

void
libusb_exit(libusb_context *context)
{
	(void)context;
	assert_int_equal(fake.n_flying, 0);
}

const char *
libusb_strerror(int error)
{
	return error == LIBUSB_ERROR_ACCESS ? "Access denied" : "Other error";
}

ssize_t
libusb_get_device_list(libusb_context *context, libusb_device ***ret)
{
	size_t n = 0;

	(void)context;
	*ret = calloc(LEN(fake.device) + 1, sizeof(**ret));
	assert_non_null(*ret);
	for (size_t i = 0; i < LEN(fake.device); i++)
		if (fake.device[i].vendor != 0 && !fake.device[i].absent)
			(*ret)[n++] = &fake.device[i];
	return (ssize_t)n;
}

void
libusb_free_device_list(libusb_device **list, int unref)
{
	(void)unref;
	free(list);
}

int
libusb_get_device_descriptor(libusb_device *device, struct libusb_device_descriptor *ret)
{
	*ret = (struct libusb_device_descriptor) { .idVendor = device->vendor, .idProduct = device->product,
		.iManufacturer = 1, .iProduct = 2 };
	return 0;
}

static const struct libusb_endpoint_descriptor endpoints[] = {
	{ .bEndpointAddress = 0x02, .bmAttributes = 3 },
	{ .bEndpointAddress = 0x84, .bmAttributes = 2 },
	{ .bEndpointAddress = 0x83, .bmAttributes = 3 },
};
static const struct libusb_interface_descriptor setting = { .bNumEndpoints = LEN(endpoints), .endpoint = endpoints };
static const struct libusb_interface interface = { .altsetting = &setting, .num_altsetting = 1 };
static struct libusb_config_descriptor config = { .bNumInterfaces = 1, .interface = &interface };

int
libusb_get_active_config_descriptor(libusb_device *device, struct libusb_config_descriptor **ret)
{
	(void)device;
	*ret = &config;
	return 0;
}

void
libusb_free_config_descriptor(struct libusb_config_descriptor *c)
{
	(void)c;
}

uint8_t
libusb_get_bus_number(libusb_device *device)
{
	(void)device;
	return 1;
}

int
libusb_get_port_numbers(libusb_device *device, uint8_t *ret_ports, int n)
{
	assert_true(n >= 2);
	memcpy(ret_ports, device->ports, 2);
	return 2;
}

int
libusb_open(libusb_device *device, libusb_device_handle **ret)
{
	if (device->open_error != 0)
		return device->open_error;
	*ret = calloc(1, sizeof(**ret));
	assert_non_null(*ret);
	(*ret)->device = device;
	return 0;
}

libusb_device *
libusb_get_device(libusb_device_handle *handle)
{
	return handle->device;
}

void
libusb_close(libusb_device_handle *handle)
{
	assert_false(fake.in_callback);
	for (size_t i = 0; i < fake.n_flying; i++)
		assert_ptr_not_equal(fake.flying[i]->dev_handle, handle);
	fake.closes++;
	free(handle);
}

int
libusb_set_auto_detach_kernel_driver(libusb_device_handle *handle, int enable)
{
	(void)handle;
	assert_int_equal(enable, 1);
	return 0;
}

int
libusb_claim_interface(libusb_device_handle *handle, int number)
{
	assert_int_equal(number, 0);
	fake.claims += handle->device->claim_error == 0;
	return handle->device->claim_error;
}

int
libusb_release_interface(libusb_device_handle *handle, int number)
{
	(void)handle;
	(void)number;
	fake.releases++;
	return 0;
}

int
libusb_clear_halt(libusb_device_handle *handle, unsigned char endpoint)
{
	(void)handle;
	assert_int_equal(endpoint, 0x81);
	fake.halts_cleared++;
	return 0;
}

/* As the real one, it lets the transfers of all devices come back while it waits. */
int
libusb_get_string_descriptor_ascii(libusb_device_handle *handle, uint8_t index, unsigned char *ret, int size)
{
	(void)handle;
	deliver();
	return snprintf((char *)ret, (size_t)size, index == 1 ? "Maker" : "Base");
}

struct libusb_transfer *
libusb_alloc_transfer(int n)
{
	assert_int_equal(n, 0);
	return calloc(1, sizeof(struct libusb_transfer));
}

void
libusb_free_transfer(struct libusb_transfer *transfer)
{
	for (size_t i = 0; i < fake.n_flying; i++)
		assert_ptr_not_equal(fake.flying[i], transfer);
	free(transfer);
}

int
libusb_submit_transfer(struct libusb_transfer *transfer)
{
	for (size_t i = 0; i < fake.n_flying; i++)
		if (fake.flying[i] == transfer)
			fail_msg("submitted twice");
	if (transfer->dev_handle->device->absent)
		return LIBUSB_ERROR_NO_DEVICE;
	if (transfer->type == LIBUSB_TRANSFER_TYPE_CONTROL && fake.n_said < LEN(fake.said))
		memcpy(fake.said[fake.n_said++], transfer->buffer, (size_t)transfer->length);
	fake.flying[fake.n_flying++] = transfer;
	return 0;
}

int
libusb_cancel_transfer(struct libusb_transfer *transfer)
{
	if (!fake.hold_cancelled)
		come_back(transfer, LIBUSB_TRANSFER_CANCELLED);
	return 0;
}

int
libusb_handle_events_timeout_completed(libusb_context *context, struct timeval *wait, int *completed)
{
	(void)context;
	(void)wait;
	(void)completed;
	deliver();
	return 0;
}

int
libusb_pollfds_handle_timeouts(libusb_context *context)
{
	(void)context;
	return 1;
}

int
libusb_get_next_timeout(libusb_context *context, struct timeval *ret)
{
	(void)context;
	(void)ret;
	return 0;
}

void
libusb_set_pollfd_notifiers(libusb_context *context, libusb_pollfd_added_cb added, libusb_pollfd_removed_cb removed,
	void *user)
{
	(void)context;
	(void)added;
	(void)removed;
	(void)user;
}

const struct libusb_pollfd **
libusb_get_pollfds(libusb_context *context)
{
	static struct libusb_pollfd one;
	static const struct libusb_pollfd *list[2] = { &one, NULL };

	(void)context;
	one = (struct libusb_pollfd) { .fd = fake.fd, .events = POLLIN };
	return list;
}

void
libusb_free_pollfds(const struct libusb_pollfd **list)
{
	(void)list;
}

int
libusb_hotplug_register_callback(libusb_context *context, int events, int flags, int vendor, int product, int class,
	libusb_hotplug_callback_fn callback, void *user, libusb_hotplug_callback_handle *ret)
{
	(void)context;
	(void)events;
	(void)flags;
	(void)vendor;
	(void)product;
	(void)class;
	(void)user;
	(void)ret;
	fake.hotplug = callback;
	return 0;
}

#endif
