# fails: undisturbed, reserved
# the same was given to both containers
kubectl patch pod transcoder -n film --subresource resize -p '{"spec":{"containers":[{"name":"transcoder","resources":{"requests":{"cpu":"1"},"limits":{"cpu":"2"}}},{"name":"uploader","resources":{"requests":{"cpu":"1"},"limits":{"cpu":"2"}}}]}}'
sleep 10
