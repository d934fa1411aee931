A part of the control plane whose image does not exist. Source: Kubernetes documentation, "Images"; kubeadm's static Pods.

# fault: manifest-image-wrong component=kube-controller-manager
  $ kubectl get pods -n kube-system -l component=kube-controller-manager --no-headers | awk '{print $2, $3}'
  0/1 ImagePullBackOff
  $ kubectl create deployment web --image=nginx > /dev/null; sleep 10; kubectl get deployment web --no-headers | awk '{print $2, $3}'
  0/1 0
  $ ssh control-plane grep image: /etc/kubernetes/manifests/kube-controller-manager.yaml
      image: registry.k8s.io/kube-controller-manager:v0.0.0
  $ ssh control-plane "sed -i 's/:v0.0.0/:v1.36.2/' /etc/kubernetes/manifests/kube-controller-manager.yaml"
  $ sleep 40; kubectl get deployment web --no-headers | awk '{print $2, $3}'
  1/1 1
