kubectl get daemonset lookout -n watch; kubectl get pods -n watch -o wide
kubectl describe nodes | grep -e ^Name -e Taints -e tier=
kubectl patch daemonset lookout -n watch -p '{"spec":{"updateStrategy":{"type":"RollingUpdate"},"template":{"spec":{"nodeSelector":null,"tolerations":[{"operator":"Exists"}],"containers":[{"name":"lookout","resources":{"requests":{"cpu":"200m"}}}]}}}}'
kubectl rollout status daemonset/lookout -n watch --timeout=180s
kubectl get pods -n watch -o wide
