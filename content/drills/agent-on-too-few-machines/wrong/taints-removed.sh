# fails: taints-kept, any-machine
# near miss: the lookout is everywhere, and so is everybody else
kubectl taint node worker-3 dedicated-
kubectl taint node control-plane node-role.kubernetes.io/control-plane-
kubectl uncordon worker-2
kubectl patch daemonset lookout -n watch -p '{"spec":{"updateStrategy":{"type":"RollingUpdate"},"template":{"spec":{"nodeSelector":null,"containers":[{"name":"lookout","resources":{"requests":{"cpu":"200m"}}}]}}}}'
sleep 90
