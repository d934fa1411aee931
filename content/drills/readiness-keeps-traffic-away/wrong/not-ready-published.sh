# fails: endpoints, notices
# the Service is told to send traffic to Pods that are not ready
kubectl patch service departures -n central-station -p '{"spec":{"publishNotReadyAddresses":true}}'
