# fails: resized, undisturbed, reserved
# without the subresource the API server refuses to change resources
kubectl patch pod transcoder -n film -p '{"spec":{"containers":[{"name":"transcoder","resources":{"requests":{"cpu":"1"},"limits":{"cpu":"2"}}}]}}'
sleep 10
