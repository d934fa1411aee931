# fails: drained
# damages: poddisruptionbudgets.policy/oven -n bakery
# reaches the end state, but nothing protects the Pod any longer
kubectl delete pdb oven -n bakery
kubectl drain worker-1 --ignore-daemonsets --timeout=300s
ssh worker-1 "sed -i s/v1.36/v1.37/ /etc/apt/sources.list.d/kubernetes.list; apt-get update -qq; apt-get install -y -qq --allow-change-held-packages kubeadm=1.37.1-1.1; kubeadm upgrade node; apt-get install -y -qq --allow-change-held-packages kubelet=1.37.1-1.1 kubectl=1.37.1-1.1; systemctl daemon-reload; systemctl restart kubelet"
sleep 30
kubectl uncordon worker-1
