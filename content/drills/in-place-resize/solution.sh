kubectl patch pod transcoder -n film --subresource resize -p '{"spec":{"containers":[{"name":"transcoder","resources":{"requests":{"cpu":"1"},"limits":{"cpu":"2"}}}]}}'
sleep 10
kubectl get pod transcoder -n film -o jsonpath='{.status.containerStatuses[*].resources}'
