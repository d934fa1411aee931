kubectl get endpointslices -n theatre -l kubernetes.io/service-name=seats
kubectl get pods -n theatre --show-labels
kubectl set selector service seats -n theatre app=seats,component=api
kubectl describe deployment seats -n theatre | grep -A3 Args
kubectl patch service seats -n theatre -p '{"spec":{"ports":[{"port":80,"targetPort":5050}]}}'
kubectl exec -n theatre box-office -- wget -qO- -T 2 http://seats
