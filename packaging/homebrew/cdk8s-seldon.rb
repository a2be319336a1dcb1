# A formula for Homebrew: brew install cdk8s-seldon/tap/cdk8s-seldon. Made from the package on npm, with the Node.js of
# Homebrew. The workflow of releases fills in version and sum (packaging/release.mjs).
class Cdk8sSeldon < Formula
  desc "Typed cdk8s constructs, checks and previews for Seldon Core v1"
  homepage "https://github.com/cdk8s-seldon/cdk8s-seldon"
  url "https://github.com/cdk8s-seldon/cdk8s-seldon/releases/download/v{{version}}/cdk8s-seldon-{{version}}.tgz"
  sha256 "{{sha256}}"
  license "Apache-2.0"

  depends_on "node"

  def install
    system "npm", "install", *std_npm_args, "cdk8s", "constructs"
    bin.install_symlink Dir["#{libexec}/bin/cdk8s-seldon"]
    man1.install_symlink Dir["#{libexec}/share/man/man1/*"]
    generate_completions_from_executable(bin/"cdk8s-seldon", "completion")
  end

  test do
    (testpath/"model.yaml").write <<~YAML
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: iris}
      spec:
        predictors:
          - name: default
            graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://bucket/iris}
    YAML
    system bin/"cdk8s-seldon", "validate", "model.yaml"
  end
end
