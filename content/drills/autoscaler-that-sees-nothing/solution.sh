kubectl get apiservice v1beta1.metrics.k8s.io
kubectl get service metrics-server -n kube-system -o wide; kubectl get pods -n kube-system --show-labels | grep metrics
kubectl set selector service metrics-server k8s-app=metrics-server -n kube-system
sleep 60
kubectl describe hpa frames -n gallery | tail -n 3
kubectl set resources deployment frames -n gallery -c log-shipper --requests=cpu=20m
kubectl rollout status deployment/frames -n gallery --timeout=120s
sleep 90
kubectl get hpa -n gallery
