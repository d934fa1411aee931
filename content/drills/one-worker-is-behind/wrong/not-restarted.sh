# fails: version, in-service, drained
# near miss: the package is new, the program that runs is not
kubectl scale deployment oven -n bakery --replicas=2
kubectl rollout status deployment/oven -n bakery --timeout=120s
kubectl drain worker-1 --ignore-daemonsets --timeout=300s
ssh worker-1 "sed -i s/v1.36/v1.37/ /etc/apt/sources.list.d/kubernetes.list; apt-get update -qq; apt-get install -y -qq --allow-change-held-packages kubeadm=1.37.1-1.1; kubeadm upgrade node; apt-get install -y -qq --allow-change-held-packages kubelet=1.37.1-1.1 kubectl=1.37.1-1.1"
kubectl uncordon worker-1
