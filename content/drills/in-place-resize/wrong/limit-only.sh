# fails: resized, reserved
# near miss: the container may use more now, but nothing is reserved for it
kubectl patch pod transcoder -n film --subresource resize -p '{"spec":{"containers":[{"name":"transcoder","resources":{"limits":{"cpu":"2"}}}]}}'
sleep 10
