kubectl get pods -n kube-system -l tier=control-plane
kubectl logs -n kube-system kube-controller-manager-control-plane | tail -n 1
kubectl logs -n kube-system kube-scheduler-control-plane | tail -n 1
ssh control-plane "sed -i s#/etc/kubernetes/kube-controller-manager.conf#/etc/kubernetes/controller-manager.conf# /etc/kubernetes/manifests/kube-controller-manager.yaml"
ssh control-plane "sed -i s/:8443/:6443/ /etc/kubernetes/scheduler.conf"
sleep 180
kubectl get pods -o wide
