/** Loads the script of the questions when someone comes near them: the first view of a page stays small. */

/** Loads `address`, seen from the root of the handbook, when the first place to answer is near, or a key is pressed. */
export function loadWhenNear(address) {
  const load = () => {
    near.disconnect();
    removeEventListener("keydown", load);
    const script = document.createElement("script");
    script.src = document.documentElement.dataset.content_root + address;
    document.head.append(script);
  };
  const near = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && load(), { rootMargin: "50%" });
  addEventListener("keydown", load);
  addEventListener("DOMContentLoaded", () =>
    document.querySelectorAll(".assess-items, #assess-answers").forEach((place) => near.observe(place)),
  );
}
